/*
 * Landlock by its bare system calls: the C library has no functions for them, and the headers of the
 * machine that builds may be older than the kernel that runs.
 */
#include "rights.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define DATA_BYTES_MAX ((rlim_t)512 << 20)
#define FILE_BYTES_MAX ((rlim_t)64 << 20) /* of standard output, where that is a file */
#define NAME_SERVER_PORT 53

/* ---- files and connections (landlock(7)) ------------------------------------------------------ */

#ifdef SYS_landlock_create_ruleset

/* Rights that can be taken, as bits; each version of the interface knows those of the ones before. */
#define FILE_EXECUTE (UINT64_C(1) << 0)
#define FILE_WRITE (UINT64_C(1) << 1)
#define FILE_REMOVE (UINT64_C(3) << 4)  /* files, folders */
#define FILE_MAKE (UINT64_C(0x7f) << 6) /* of any kind */
#define FILE_TRUNCATE (UINT64_C(1) << 14)
#define NET_BIND (UINT64_C(1) << 0)
#define NET_CONNECT (UINT64_C(1) << 1)
#define SCOPE_ALL UINT64_C(3) /* abstract sockets and signals of others */

#define VERSION_ASKED 1u /* flag: only says which version the kernel has */
#define RULE_PORT 2
enum version { VERSION_TRUNCATE = 3, VERSION_NET = 4, VERSION_SCOPE = 6 };

struct ruleset {
    uint64_t files, net, scope;
};

struct port_rule {
    uint64_t allowed, port;
};

static long version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, VERSION_ASKED);
}

static void port_allow(int ruleset, int port)
{
    struct port_rule rule = {.allowed = NET_CONNECT, .port = (uint64_t)port};

    syscall(SYS_landlock_add_rule, ruleset, RULE_PORT, &rule, 0u);
}

static void reach_give_up(int port)
{
    long known = version();
    struct ruleset taken = {
        .files = FILE_EXECUTE | FILE_WRITE | FILE_REMOVE | FILE_MAKE |
                 (known >= VERSION_TRUNCATE ? FILE_TRUNCATE : 0),
        .net = known >= VERSION_NET ? NET_BIND | NET_CONNECT : 0,
        .scope = known >= VERSION_SCOPE ? SCOPE_ALL : 0,
    };
    int ruleset;

    if (known < 1)
        return;
    ruleset = (int)syscall(SYS_landlock_create_ruleset, &taken, sizeof taken, 0u);
    if (ruleset < 0)
        return;
    if (taken.net && port > 0) {
        port_allow(ruleset, port);
        port_allow(ruleset, NAME_SERVER_PORT);
    }
    syscall(SYS_landlock_restrict_self, ruleset, 0u);
    close(ruleset);
}

#else
static void reach_give_up(int port)
{
    (void)port;
}
#endif

/* ---- the rest --------------------------------------------------------------------------------- */

static void limit_set(int resource, rlim_t most)
{
    struct rlimit limit;

    if (getrlimit(resource, &limit) != 0)
        return;
    limit.rlim_max = limit.rlim_max < most ? limit.rlim_max : most;
    limit.rlim_cur = limit.rlim_cur < limit.rlim_max ? limit.rlim_cur : limit.rlim_max;
    setrlimit(resource, &limit);
}

void rights_give_up(enum rights kept, int port)
{
    struct stat status;
    bool is_file = fstat(STDOUT_FILENO, &status) == 0 && S_ISREG(status.st_mode);

    prctl(PR_SET_NO_NEW_PRIVS, 1UL, 0UL, 0UL, 0UL);
    limit_set(RLIMIT_CORE, 0);
    if (kept != RIGHTS_THREADS)
        limit_set(RLIMIT_NPROC, 0);
    limit_set(RLIMIT_FSIZE, is_file ? FILE_BYTES_MAX : 0);
#ifndef __SANITIZE_ADDRESS__ /* which maps terabytes */
    limit_set(RLIMIT_DATA, DATA_BYTES_MAX);
#endif
    reach_give_up(port);
}
