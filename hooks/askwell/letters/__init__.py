"""Letters: editions resolved into plain words and links, from which mail, pages and feeds are written."""
