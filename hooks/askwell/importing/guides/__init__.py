"""Makes draft guides of decision tables (DMN); what it does not understand is a TODO."""
