"""What a build leaves for the next one: what rests on nothing that changed is not made again."""
