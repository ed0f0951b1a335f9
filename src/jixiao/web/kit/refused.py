"""What an action refuses to do, in words for the person who asked."""


class Refused(Exception):
    """Raised by actions; views show the words and change nothing."""
