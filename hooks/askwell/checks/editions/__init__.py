"""Rules about newsletters: what must hold before one is written as mail."""
