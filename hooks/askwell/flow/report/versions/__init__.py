"""Two versions of a guide on one sheet: their maps side by side, all that differs, and lines to sign."""
