"""Newsletters as mail: in all forms that programs send, with proof of what each holds."""
