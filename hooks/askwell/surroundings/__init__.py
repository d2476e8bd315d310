"""What stands around content: the engine's settings, pages written by hand, and the machine."""
