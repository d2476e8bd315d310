"""The pages of decision guides, and the words around their steps."""
