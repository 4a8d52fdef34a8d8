"""What loading, checking and publishing cost, beside other ways to publish the same content; see docs/reference/performance.md."""
