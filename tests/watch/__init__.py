"""The watch over sources, tried at a server on this machine. No test asks another."""
