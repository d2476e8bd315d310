"""Rules about the words of guides: labels that can be told apart, and words that fit what they stand for."""
