"""Makes draft guides of decision tables (DMN) and questionnaires (FHIR); what it does not understand is a TODO."""
