/*
 * What the desk costs, as a terminal sees it, beside dialog in the same run:
 *
 *   start      exec to the last byte of the first complete frame, same pty size, rounds interleaved
 *   processor  the processor time of the same: what is left when others use the machine too
 *   places     the start with 25 region files and with 400, in pairs: the first frame waits for no file
 *   key        bytes written and processor time used for each key of a guided case
 *   memory     resident, and without mapped files
 *
 * A frame is complete when nothing more came for QUIET_MS; the time is that of its last byte.
 */
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

enum { ROUNDS = 101, WARM_UP = 5, QUIET_MS = 40 };

struct child {
    pid_t process;
    int master;
};

struct spurt { /* what came until it was quiet */
    size_t bytes;
    double last_ms;   /* of the last byte, since `since` */
    double processor; /* milliseconds of it the process had used by then */
};

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static struct child start(const char *const *argv)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    struct child child;

    child.process = forkpty(&child.master, NULL, NULL, &size);
    if (child.process == 0) {
        setpriority(PRIO_PROCESS, 0, 0);
        execvp(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    return child;
}

/* Processor time of a process in milliseconds, from the scheduler's own nanoseconds. */
static double processor_ms(pid_t process)
{
    char path[64];
    char line[128];
    double ns = 0;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/schedstat", (int)process);
    file = fopen(path, "r");
    if (file && fgets(line, sizeof line, file))
        ns = strtod(line, NULL);
    if (file)
        fclose(file);
    return ns / 1e6;
}

static struct spurt spurt(struct child child, double since)
{
    struct pollfd one = {.fd = child.master, .events = POLLIN};
    struct spurt seen = {0};
    char chunk[65536];

    while (poll(&one, 1, seen.bytes ? QUIET_MS : 2000) > 0) {
        ssize_t n = read(child.master, chunk, sizeof chunk);

        if (n <= 0)
            break;
        seen.bytes += (size_t)n;
        seen.last_ms = now_ms() - since;
        seen.processor = processor_ms(child.process);
    }
    return seen;
}

static void end(struct child child)
{
    kill(child.process, SIGKILL);
    close(child.master);
    waitpid(child.process, NULL, 0);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double *list, size_t count)
{
    qsort(list, count, sizeof *list, by_size);
    return list[count / 2];
}

struct frame {
    double ms;        /* exec to the last byte */
    double processor; /* milliseconds of it */
};

static struct frame first_frame(const char *const *argv)
{
    double since = now_ms();
    struct child child = start(argv);
    struct spurt seen = spurt(child, since);

    end(child);
    return (struct frame){seen.last_ms, seen.processor};
}

static long status_kb(pid_t process, const char *field)
{
    char path[64];
    char line[256];
    long kb = 0;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/status", (int)process);
    file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, field, strlen(field)) == 0)
            kb = strtol(line + strlen(field) + 1, NULL, 10);
    if (file)
        fclose(file);
    return kb;
}

static void compare(const char *name, double *own, double *other, double *ratio, const char *rival)
{
    printf(
        "%-9s daoban %.2f ms, %s %.2f ms, ratio %.2f (goal: at most 1.00; median of %d rounds)\n",
        name, median(own, ROUNDS), rival, median(other, ROUNDS), median(ratio, ROUNDS), ROUNDS);
}

static void bench_start(const char *const *daoban, const char *const *rival)
{
    static double own[2][ROUNDS], other[2][ROUNDS], ratio[2][ROUNDS];

    for (int i = -WARM_UP; i < ROUNDS; i++) {
        struct frame a = first_frame(daoban);
        struct frame b = first_frame(rival);

        if (i < 0)
            continue;
        own[0][i] = a.ms;
        other[0][i] = b.ms;
        ratio[0][i] = a.ms / b.ms;
        own[1][i] = a.processor;
        other[1][i] = b.processor;
        ratio[1][i] = a.processor / b.processor;
    }
    compare("start", own[0], other[0], ratio[0], rival[0]);
    compare("processor", own[1], other[1], ratio[1], rival[0]);
}

/* Runs a line of the shell; without it there is nothing to measure. */
static void must(const char *line)
{
    if (system(line) != 0) {
        fprintf(stderr, "bench_desk: %s\n", line);
        exit(1);
    }
}

/* Has the image made, so that every round finds it: a desk that is killed behind its first frame may not come to it. */
static void image_make(const char *program, const char *content)
{
    char line[8600];

    snprintf(line, sizeof line, "'%s' about %s%s >/dev/null", program, content ? "--content " : "",
             content ? content : "");
    must(line);
}

/* The content that ships with `count` region files more, drawn by a seed from its own. The files are long
 * written: a young one would be read again for its hash. */
static void places_make(const char *folder, int count)
{
    char line[16384];

    snprintf(line, sizeof line,
             "rm -rf '%s' && mkdir -p '%s/build' && cp -R content flows '%s' && "
             "tests/bench/many_regions.sh '%s/content' %d 1 && "
             "find '%s' -exec touch -d 2026-01-01 {} +",
             folder, folder, folder, folder, count, folder);
    must(line);
}

/* Which of a pair comes first changes from round to round. */
static void bench_places(const char *program, const char *build)
{
    static double few[2][ROUNDS], many[2][ROUNDS], ratio[2][ROUNDS];
    static const char *const names[] = {"wall clock", "processor"};
    char folder[2][4096], content[2][4200];

    for (int i = 0; i < 2; i++) {
        snprintf(folder[i], sizeof folder[i], "%s/bench/places%d", build, i);
        snprintf(content[i], sizeof content[i], "%s/content", folder[i]);
        places_make(folder[i], i * 375);
        image_make(program, content[i]);
    }
    for (int i = -WARM_UP; i < ROUNDS; i++) {
        struct frame frame[2];

        for (int n = 0; n < 2; n++) {
            const int one = (n + i) & 1;

            frame[one] = first_frame((const char *[]){program, "--content", content[one], NULL});
        }
        for (int n = 0; n < 2 && i >= 0; n++) {
            few[n][i] = n ? frame[0].processor : frame[0].ms;
            many[n][i] = n ? frame[1].processor : frame[1].ms;
            ratio[n][i] = many[n][i] / few[n][i];
        }
    }
    for (int n = 0; n < 2; n++)
        printf(
            "places    25 region files %.2f ms, 400 files %.2f ms of %s, ratio %.2f (goal: at most "
            "1.03; median of %d pairs)\n",
            median(few[n], ROUNDS), median(many[n], ROUNDS), names[n], median(ratio[n], ROUNDS),
            ROUNDS);
}

static void bench_keys(const char *const *daoban, const char *keys)
{
    struct child child = start(daoban);
    double worst_ms = 0;
    double total_ms = 0;
    size_t worst_bytes = 0;
    size_t count = strlen(keys);

    spurt(child, now_ms());
    for (size_t i = 0; i < count; i++) {
        double before = processor_ms(child.process);
        struct spurt seen;
        double used;

        if (write(child.master, keys + i, 1) != 1)
            break;
        seen = spurt(child, now_ms());
        used = processor_ms(child.process) - before;
        total_ms += used;
        worst_ms = used > worst_ms ? used : worst_ms;
        worst_bytes = seen.bytes > worst_bytes ? seen.bytes : worst_bytes;
    }
    printf("key       processor %.2f ms mean, %.2f ms worst (goal: 1); %zu bytes worst (goal: "
           "2048); %zu keys\n",
           total_ms / (double)count, worst_ms, worst_bytes, count);
    printf("memory    %.1f MB resident, %.1f MB without mapped files (goal: 8)\n",
           (double)status_kb(child.process, "VmRSS") / 1024,
           (double)status_kb(child.process, "RssAnon") / 1024);
    end(child);
}

int main(void)
{
    const char *build = getenv("BUILD");
    char program[4096];
    const char *daoban[] = {program, NULL};
    const char *dialog[] = {"dialog", "--menu", "daoban", "15", "60",    "3", "1",
                            "one",    "2",      "two",    "3",  "three", NULL};

    snprintf(program, sizeof program, "%s/daoban", build ? build : "build");
    setpriority(PRIO_PROCESS, 0,
                -10); /* whoever may: a byte is seen when it comes, whatever else runs */
    setenv("TERM", "xterm-256color", 1);
    unsetenv("LINES");
    unsetenv("COLUMNS");
    image_make(program, NULL);
    if (access("/usr/bin/dialog", X_OK) == 0)
        bench_start(daoban, dialog);
    else
        puts("start     dialog is not installed: nothing to compare with");
    bench_places(program, build ? build : "build");
    bench_keys(daoban, "111111111-----");
    return 0;
}
