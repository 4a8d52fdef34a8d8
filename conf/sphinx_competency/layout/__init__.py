"""What stands on each page, in order, whatever pen draws it."""
