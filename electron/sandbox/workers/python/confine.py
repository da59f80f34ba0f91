# What holds a worker. This one holds nothing: see `confinement`.


def confine(settings):
    """Confines this process, as the last thing before it waits for its script. Gives back the number of a listener's descriptor, or None."""
    return None


def levels():
    """What could be had, by its name."""
    return {}
