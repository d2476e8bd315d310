"""Files to text, YAML to nodes that know their place, nodes to checked records."""
