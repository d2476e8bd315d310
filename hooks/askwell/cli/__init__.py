"""The `askwell` command, a module for each group of commands."""

# What stands here is done before the modules of the command, and of all that it needs, are read.

import gc
import os

gc.set_threshold(50_000, 20, 20)
"""Garbage is looked for less often than by default: the modules make hundreds of thousands of objects that stay, and
looking through those took a sixth of a small command's time."""

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""No plugin that happens to be installed has a say in what records mean. Looking for one reads the description of every
package on the machine."""
