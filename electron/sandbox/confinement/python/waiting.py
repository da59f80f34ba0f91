# A listener of which nothing was asked yet. Most scripts make no call that their filter does not let through: what it takes to answer one is made once it comes.
import os

from nodelab.listener import Listener


class Waiting:
    # As `Listener`; `folder` is the worker's own, open since before that was there. All that it holds is the listener's once it is awake.
    def __init__(self, fd, pid, settings, tell, has_scopes, folder):
        self.fd, self.pid = fd, pid
        self.made_of = (fd, pid, settings, tell, has_scopes, folder)
        self.held = [fd, settings["dump"][0], folder]

    def fileno(self):
        return self.fd

    def awake(self):
        listener = Listener(*self.made_of)
        listener.name = self.name
        return listener

    def report(self):
        return []

    def close(self):
        for number in self.held:
            os.close(number)
