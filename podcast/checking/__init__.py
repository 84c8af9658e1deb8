"""A finished MP3 in, what is wrong with it out: heard by another decoder and another meter than those that made it."""
