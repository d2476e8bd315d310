"""Decision guides: the records an author writes, the machine they mean, proof, and walking."""
