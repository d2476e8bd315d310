"""What people read of a guide's machine: signed tables, maps, differences."""
