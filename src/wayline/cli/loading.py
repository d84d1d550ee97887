"""What came of taking events in? The balance, the findings about the data, and what to do next."""
