"""The frame: settings, the home and its keeper, the command line. The only place that reads the environment."""
