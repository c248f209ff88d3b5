/* The program's version; the Makefile reads it from here. */
#ifndef TUI_BASE_VERSION_H
#define TUI_BASE_VERSION_H

#define DAOBAN_VERSION "0.1.0"

#endif
