"""`python -m strongroom`."""

import signal

if __name__ == "__main__":
    # Ctrl-C while the program is being loaded waits until somebody is there to answer it.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    from strongroom.app.main import main

    main()
