"""A guide as a questionnaire of FHIR R5: conditions as FHIRPath, hidden items, items that readers see."""
