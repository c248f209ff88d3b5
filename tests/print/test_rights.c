/*
 * What a helper cannot do any more once it has given up its rights. Each try is made in a process of its
 * own; where the kernel lacks Landlock, or its part for connections, the test says so and is skipped.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "helpers/shared/rights.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534
#define FILES 1       /* version of Landlock that knows files */
#define TRUNCATING 3  /* … and their shortening */
#define CONNECTIONS 4 /* … and TCP */

static char folder[] = "/tmp/daoban-rights-XXXXXX";
static char kept[64], fresh[64];
static int listener;
static int port;

static long landlock_version(void)
{
#ifdef SYS_landlock_create_ruleset
    return syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, 1u);
#else
    return 0;
#endif
}

static void landlock_needed(int version)
{
    if (landlock_version() < version) {
        print_message("this kernel's Landlock is too old: not looked at\n");
        skip();
    }
}

/* The errno of a try after rights were given up but for a port, or 0 when it went well. */
static int tried(int (*attempt)(void), int left_port)
{
    int status;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        rights_give_up(RIGHTS_NONE, left_port);
        errno = 0;
        _exit(attempt() < 0 ? errno : 0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static int file_make(void)
{
    return open(fresh, O_WRONLY | O_CREAT, 0600);
}

static int file_write(void)
{
    return open(kept, O_WRONLY);
}

static int file_shorten(void)
{
    return truncate(kept, 0);
}

static int file_remove(void)
{
    return unlink(kept);
}

static int folder_make(void)
{
    return mkdir(fresh, 0700);
}

static int file_read(void)
{
    char letter;
    int fd = open(kept, O_RDONLY);

    return fd < 0 ? -1 : (int)read(fd, &letter, 1);
}

static int program_run(void)
{
    return execl("/bin/true", "true", (char *)NULL);
}

static int port_connect(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};

    return connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&address, sizeof address);
}

static int process_make(void)
{
    pid_t child;

    if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
        return 0;
    child = fork();
    if (child == 0)
        _exit(0);
    return child;
}

static int memory_fill(void)
{
    return malloc((size_t)600 << 20) ? 0 : -1;
}

static int privileges_look(void)
{
    struct rlimit core = {1, 1};

    getrlimit(RLIMIT_CORE, &core);
    errno = EPERM;
    return prctl(PR_GET_NO_NEW_PRIVS, 0UL, 0UL, 0UL, 0UL) == 1 && core.rlim_max == 0 ? 0 : -1;
}

/* ---- the tests -------------------------------------------------------------------------------- */

static void files_can_only_be_read(void **state)
{
    (void)state;
    landlock_needed(FILES);
    assert_int_equal(tried(file_read, 0), 0);
    assert_int_equal(tried(file_make, 0), EACCES);
    assert_int_equal(tried(file_write, 0), EACCES);
    assert_int_equal(tried(file_remove, 0), EACCES);
    assert_int_equal(tried(folder_make, 0), EACCES);
    assert_int_equal(tried(program_run, 0), EACCES);
}

static void files_cannot_be_shortened(void **state)
{
    (void)state;
    landlock_needed(TRUNCATING);
    assert_int_equal(tried(file_shorten, 0), EACCES);
}

static void only_the_one_port_is_left(void **state)
{
    (void)state;
    landlock_needed(CONNECTIONS);
    assert_int_equal(tried(port_connect, port), 0);
    assert_int_equal(tried(port_connect, 0), EACCES);
    assert_int_equal(tried(port_connect, port == 631 ? 632 : 631), EACCES);
}

static void no_process_is_made(void **state)
{
    (void)state;
    assert_int_equal(tried(process_make, 0), EAGAIN);
}

static void memory_has_an_end(void **state)
{
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    skip(); /* the sanitizer's own memory has none */
#endif
    assert_int_equal(tried(memory_fill, 0), ENOMEM);
}

static void no_privileges_no_core(void **state)
{
    (void)state;
    assert_int_equal(tried(privileges_look, 0), 0);
}

static int place_make(void **state)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    FILE *file;

    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(kept, sizeof kept, "%s/kept", folder);
    snprintf(fresh, sizeof fresh, "%s/fresh", folder);
    file = fopen(kept, "w");
    if (file == NULL || fputs("kept", file) < 0 || fclose(file) != 0)
        return -1;
    listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&address, size) != 0 || listen(listener, 8) != 0 ||
        getsockname(listener, (struct sockaddr *)&address, &size) != 0)
        return -1;
    port = ntohs(address.sin_port);
    return 0;
}

static int place_remove(void **state)
{
    (void)state;
    close(listener);
    return unlink(kept) != 0 || rmdir(folder) != 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_can_only_be_read),    cmocka_unit_test(files_cannot_be_shortened),
        cmocka_unit_test(only_the_one_port_is_left), cmocka_unit_test(no_process_is_made),
        cmocka_unit_test(memory_has_an_end),         cmocka_unit_test(no_privileges_no_core),
    };

    return cmocka_run_group_tests(tests, place_make, place_remove);
}
