"""Model objects and views become docutils nodes."""
