"""The pages to which the choices of a guide's first question lead in a newsletter."""
