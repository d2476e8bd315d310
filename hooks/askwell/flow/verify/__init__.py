"""What must hold for every reader of a guide, proven on its machine."""
