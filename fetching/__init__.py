"""Sources in, pages out: a URL, a file or standard input becomes a `Page`."""
