"""What a reader raises when a file cannot be read: which file, what is wrong, what to do."""


class Unreadable(Exception):
    """A file that cannot be read. The message is for the user, in Chinese, without a traceback."""

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        super().__init__(f"{path}：{problem}。{remedy}。")
        self.path, self.problem, self.remedy = path, problem, remedy
