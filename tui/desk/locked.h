/*
 * The desk's small files are shared by every terminal of a person: one at a time may change them.
 */
#ifndef TUI_DESK_LOCKED_H
#define TUI_DESK_LOCKED_H

/*
 * Opens a file of ours for reading and writing, making it and the folders it lies in where they are
 * missing, and locks it until it is closed. -1 when the path is NULL, or the file cannot be had: no right,
 * a link, a full disk, or somebody keeps the lock for longer than a moment.
 */
int locked_open(const char *path);

#endif
