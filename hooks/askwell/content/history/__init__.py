"""What changed in texts after they were published: what readers are told, and fingerprints that tell it to us."""
