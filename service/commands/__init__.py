"""The commands of `parallax`, a file each; every file defines `command`."""
