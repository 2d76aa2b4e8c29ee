"""What is to be sent, stored with the change that causes it."""
