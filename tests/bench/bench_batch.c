/*
 * What a batch costs: `daoban run FLOW --answers FILE` over many whole cases, as lines of JSON in and
 * lines of JSON, or brief lines, out. Processor time of the whole process, less that of one case alone.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CASES = 40000, ROUNDS = 5 };

static const char one_case[] =
    "{\"insured_in\": \"371500\", \"care_in\": \"330100\", \"scheme\": \"employee\", \"stage\": "
    "\"planned\", \"status\": \"ok\", \"snag\": \"none\", \"service\": \"inpatient\", "
    "\"hospital\": "
    "\"ok\", \"filed\": \"no\", \"stay\": \"retired\"}\n";

static double seconds_of(const struct timeval *time)
{
    return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

/* Processor seconds of the best of several runs; below zero when one failed. */
static double run_seconds(const char *program, const char *format, const char *file)
{
    double best = -1;

    for (int i = 0; i < ROUNDS; i++) {
        struct rusage used;
        int status = 0;
        pid_t process = fork();
        double took;

        if (process == 0) {
            int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);

            if (nothing >= 0 && dup2(nothing, STDOUT_FILENO) >= 0)
                execl(program, program, "run", "settle", "--on", "2026-11-21", "--format", format,
                      "--answers", file, (char *)NULL);
            _exit(127);
        }
        if (process < 0 || wait4(process, &status, 0, &used) < 0 || status != 0)
            return -1;
        took = seconds_of(&used.ru_utime) + seconds_of(&used.ru_stime);
        best = best < 0 || took < best ? took : best;
    }
    return best;
}

static bool cases_write(const char *path, int count)
{
    FILE *file = fopen(path, "w");

    if (file == NULL)
        return false;
    for (int i = 0; i < count; i++)
        fputs(one_case, file);
    return fclose(file) == 0;
}

static bool bench(const char *program, const char *format, const char *many, const char *one,
                  const char *goal)
{
    double all = run_seconds(program, format, many), start = run_seconds(program, format, one);

    if (all < 0 || start < 0)
        return false;
    printf("batch     %-5s %9.0f results a second of one core (goal: %s; best of %d runs of %d)\n",
           format, (CASES - 1) / (all - start), goal, ROUNDS, CASES);
    return true;
}

int main(void)
{
    const char *build = getenv("BUILD");
    char program[4096], folder[] = "/tmp/daoban-bench-XXXXXX", many[64], one[64];
    bool done;

    snprintf(program, sizeof program, "%s/daoban", build ? build : "build");
    if (mkdtemp(folder) == NULL)
        return 1;
    snprintf(many, sizeof many, "%s/many", folder);
    snprintf(one, sizeof one, "%s/one", folder);
    done = cases_write(many, CASES) && cases_write(one, 1) &&
           bench(program, "json", many, one, "100,000") &&
           bench(program, "brief", many, one, "500,000");
    unlink(many);
    unlink(one);
    rmdir(folder);
    return !done;
}
