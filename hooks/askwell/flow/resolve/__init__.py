"""From a flow's records to a graph in which every name is resolved."""
