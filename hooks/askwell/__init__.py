"""Ask Well: from a folder of health answers and decision guides to a checked static site."""
