"""Everybody whom pages name, and what they do, seen from where content names them."""
