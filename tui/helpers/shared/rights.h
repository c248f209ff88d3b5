/*
 * Giving up what a subcommand does not need, before anything from outside is read: a font, a sheet or a
 * printer's answer made to break a library then finds nothing to reach for.
 */
#ifndef TUI_HELPERS_SHARED_RIGHTS_H
#define TUI_HELPERS_SHARED_RIGHTS_H

enum rights {
    RIGHTS_NONE,
    RIGHTS_THREADS, /* pango looks for fonts in threads of its own */
};

/*
 * From here on this process runs no other program, starts no process or thread (as root it may, and
 * with RIGHTS_THREADS), writes no core, opens no file for writing and makes none, and connects by TCP
 * nowhere but to `port` (0 = nowhere) and to name servers. What is open already stays usable; files can be
 * read. Memory is limited.
 *
 * Files, programs and connections are the work of Landlock: where the kernel has none, or an older one,
 * that part is missing and nothing is said.
 */
void rights_give_up(enum rights kept, int port);

#endif
