"""Sources, asked whether they still say what was read: asking politely, what is kept, and what rests on each."""
