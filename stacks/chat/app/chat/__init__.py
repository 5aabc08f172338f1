"""A chat room with Django Channels: what one says, all hear."""
