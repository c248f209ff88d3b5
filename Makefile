# daoban (导办): build, test, install.
#
#   make run          install what is missing, build, start the desk on the content in this tree
#   make test         the same, then every test
#   make              build only
#   make install      DESTDIR and prefix as usual; content goes under share/daoban
#   make lint         analysers, formatter, shellcheck      make check-layers   who includes and uses whom
#   make check-clang  the content under clang's sanitizers
#   make bench        what it costs, beside its rivals      make pictures       screenshots for the README
#   make soak         what takes longer than CI allows      make accept         take over golden screens
#     PART=fuzz       one part of it (tests/tools/soak.sh names them);  make soak-long  hours instead of an hour
#   make manual       the manual page with the commands and options there are
#
#   SAN=1   address and undefined behaviour sanitizers, in a build folder of its own
#   WERROR=1  warnings are errors
#   RIVALS=1  with `make bench`: fetch the npm packages it compares with

ifeq ($(origin CC),default) # make has a CC of its own, which ?= would not replace
CC       = gcc
endif
SAN     ?= 0
WERROR  ?= 0
BUILD   ?= $(if $(filter 1,$(SAN)),build/san,build)
prefix  ?= /usr/local
bindir   = $(DESTDIR)$(prefix)/bin
libexec  = $(DESTDIR)$(prefix)/libexec/daoban
share    = $(DESTDIR)$(prefix)/share
VERSION  = $(shell sed -n 's/.*DAOBAN_VERSION "\(.*\)"/\1/p' tui/base/version.h)

# ---- flags ---------------------------------------------------------------------------------------
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes \
           -Wmissing-prototypes -Wvla -Wundef -Wwrite-strings -Wcast-qual -Wformat=2 -Wnull-dereference
ifeq ($(findstring clang,$(CC)),)
WARNINGS += -Wduplicated-cond -Wduplicated-branches -Wlogical-op
endif
ifeq ($(SAN),1)
HARDEN  = -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else
HARDEN  = -O2 -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection
LINKING = -pie -Wl,-z,relro,-z,now
endif
# The feature macros that ncursesw's pkg-config gives, for every file, so that all files agree.
FEATURES   = -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=600
ALL_CFLAGS = -std=c17 -g -fPIE $(FEATURES) $(WARNINGS) $(if $(filter 1,$(WERROR)),-Werror) $(HARDEN) \
             -Itui -MMD -MP $(CFLAGS)

# Libraries that are small and always needed are linked in: every shared one costs start-up time.
comma := ,
static = $(if $(wildcard $(shell $(CC) -print-file-name=lib$(1).a)),-Wl$(comma)-Bstatic -l$(1) -Wl$(comma)-Bdynamic,-l$(1))
DESK_LIBS  = -Wl,--as-needed $(call static,ncursesw) $(call static,tinfo) $(call static,yaml) $(call static,unistring) $(call static,jansson)
PAPER_MODULES = pangocairo pangofc cairo-pdf fontconfig
PAPER_LIBS = $(shell pkg-config --libs $(PAPER_MODULES) 2>/dev/null)
PAPER_CFLAGS = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PAPER_MODULES) 2>/dev/null))
PRINT_LIBS = $(shell cups-config --libs 2>/dev/null)
HELPERS    = $(if $(PAPER_LIBS),$(BUILD)/daoban-paper) $(if $(PRINT_LIBS),$(BUILD)/daoban-print)

# ---- programs ------------------------------------------------------------------------------------
# Everything but main and the helpers goes into one archive; a test takes from it only what it names.
LIBRARY_SOURCES = $(filter-out tui/main.c,$(wildcard tui/*.c tui/*/*.c tui/load/*/*.c tui/analysis/*/*.c))
LIBRARY_OBJECTS = $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
HELPER_OBJECTS  = $(patsubst %.c,$(BUILD)/%.o,$(wildcard tui/helpers/$(1)/*.c tui/helpers/shared/*.c))
PAPER_OBJECTS   = $(call HELPER_OBJECTS,paper)
PRINT_OBJECTS   = $(call HELPER_OBJECTS,print)
# What the program reads of the content; generators and texts for people lie beside it.
CONTENT_FILES   = content/divisions.tsv content/area_codes.tsv $(wildcard content/*.yaml content/*/*.yaml content/cases/*.txt content/history/* flows/*.yaml)
GUIDES          = LICENSE NOTICE $(wildcard content/*.md flows/*.md)

all: $(BUILD)/daoban $(HELPERS)

$(BUILD)/daoban: $(BUILD)/tui/main.o $(BUILD)/libdaoban.a
	$(CC) $(ALL_CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(DESK_LIBS)

$(BUILD)/daoban-paper: $(PAPER_OBJECTS) $(BUILD)/libdaoban.a
	$(CC) $(ALL_CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(call static,unistring) $(PAPER_LIBS) -lm

$(BUILD)/daoban-print: $(PRINT_OBJECTS) $(BUILD)/libdaoban.a
	$(CC) $(ALL_CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(call static,unistring) $(PRINT_LIBS)

$(PAPER_OBJECTS): private FEATURES += $(PAPER_CFLAGS)

$(BUILD)/libdaoban.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# ---- running -------------------------------------------------------------------------------------
run:
	@tests/tools/need.sh desk '?paper'
	@$(MAKE) --no-print-directory -s all
	@$(BUILD)/daoban $(ARGS)

# ---- tests ---------------------------------------------------------------------------------------
UNIT_TESTS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
TERM_TESTS = $(patsubst tests/terminal/%.c,$(BUILD)/tests/%,$(wildcard tests/terminal/test_*.c))
REPLAYS    = $(patsubst tests/fuzz/fuzz_%.c,$(BUILD)/tests/replay_%,$(wildcard tests/fuzz/fuzz_*.c))
CLI_TESTS  = $(wildcard tests/cli/test_*.sh)
SHARED_TEST_OBJECTS = $(patsubst %.c,$(BUILD)/%.o,$(filter-out tests/unit/test_%,$(wildcard tests/unit/*.c)))
SHARED_TERM_OBJECTS = $(patsubst %.c,$(BUILD)/%.o,tests/terminal/terminal.c)

$(BUILD)/tests/libshared.a: $(SHARED_TEST_OBJECTS)
	@mkdir -p $(@D); rm -f $@
	@ar rcs $@ $^

$(BUILD)/tests/libterminal.a: $(SHARED_TERM_OBJECTS)
	@mkdir -p $(@D); rm -f $@
	@ar rcs $@ $^

$(UNIT_TESTS): $(BUILD)/tests/%: $(BUILD)/tests/unit/%.o $(BUILD)/tests/libshared.a $(BUILD)/libdaoban.a
	$(CC) $(ALL_CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(DESK_LIBS) -lcmocka

$(TERM_TESTS): $(BUILD)/tests/%: $(BUILD)/tests/terminal/%.o $(BUILD)/tests/libterminal.a $(BUILD)/libdaoban.a
	$(CC) $(ALL_CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ -lvterm -lutil -lcmocka $(DESK_LIBS)

$(REPLAYS): $(BUILD)/tests/replay_%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/replay.o $(BUILD)/tests/libshared.a \
            $(BUILD)/libdaoban.a
	$(CC) $(ALL_CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(DESK_LIBS)

# Tests of the helpers' insides, and the printers they are tried on.
PRINT_TESTS = $(if $(PRINT_LIBS),$(patsubst tests/print/%.c,$(BUILD)/tests/%,$(wildcard tests/print/*.c)))
$(BUILD)/tests/libprint.a: $(filter-out %/main.o,$(PRINT_OBJECTS))
	@mkdir -p $(@D); rm -f $@
	@ar rcs $@ $^

$(PRINT_TESTS): $(BUILD)/tests/%: $(BUILD)/tests/print/%.o $(BUILD)/tests/libprint.a $(BUILD)/libdaoban.a
	$(CC) $(ALL_CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(call static,unistring) $(PRINT_LIBS) -lcmocka

PAPER_TESTS = $(if $(PAPER_LIBS),$(patsubst tests/paper/%.c,$(BUILD)/tests/%,$(wildcard tests/paper/*.c)))
PAPER_TEST_OBJECTS = $(patsubst tests/paper/%.c,$(BUILD)/tests/paper/%.o,$(wildcard tests/paper/*.c))
$(PAPER_TEST_OBJECTS): private FEATURES += $(PAPER_CFLAGS)
$(BUILD)/tests/libpaper.a: $(filter-out %/main.o,$(PAPER_OBJECTS))
	@mkdir -p $(@D); rm -f $@
	@ar rcs $@ $^

$(PAPER_TESTS): $(BUILD)/tests/%: $(BUILD)/tests/paper/%.o $(BUILD)/tui/helpers/shared/leaks.o $(BUILD)/tests/libpaper.a \
                $(BUILD)/tests/libshared.a $(BUILD)/libdaoban.a
	$(CC) $(ALL_CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(DESK_LIBS) $(PAPER_LIBS) -lcmocka -lm

# The engine knows neither curses nor yaml nor unistring: its tests link with none of them.
ENGINE_TESTS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard $(patsubst %,tests/unit/test_%.c,\
               session engine_rules deadline checklist bounds change explain)))
$(ENGINE_TESTS): private DESK_LIBS =
# The program loads libqrencode when it needs it; the test compares with it.
$(BUILD)/tests/test_thermal: private DESK_LIBS += -lqrencode

test:
	@tests/tools/need.sh desk '?paper' test papert $(if $(filter 1,$(SAN)),san)
	@$(MAKE) --no-print-directory -s -j2 all tests
	@LC_ALL=C.UTF-8 BUILD=$(BUILD) tests/tools/run_tests.sh $(BUILD)/logs $(UNIT_TESTS) $(TERM_TESTS) $(REPLAYS) \
	   $(PAPER_TESTS) $(filter %/test_%,$(PRINT_TESTS)) $(CLI_TESTS) \
	   tests/tools/check_layers.sh tests/tools/check_names.sh tests/tools/check_circles.sh

tests: $(UNIT_TESTS) $(TERM_TESTS) $(REPLAYS) $(PAPER_TESTS) $(PRINT_TESTS)

check-layers: all
	@tests/tools/check_layers.sh
	@tests/tools/check_names.sh
	@BUILD=$(BUILD) tests/tools/check_circles.sh

accept: all tests
	DAOBAN_ACCEPT=1 BUILD=$(BUILD) $(BUILD)/tests/test_screens

# The lists in the manual page follow from the commands' rows; test_docs.sh says when they are stale.
manual: all
	@tui/man/rows.sh $(BUILD)/daoban tui/man/daoban.1 >$(BUILD)/daoban.1 && cp $(BUILD)/daoban.1 tui/man/daoban.1

# ---- analysis ------------------------------------------------------------------------------------
C_FILES = $(shell git ls-files 'tui/*.c' 'tui/*.h' 'tests/*.c' 'tests/*.h' | grep -v _table.c)
SCRIPTS = $(shell git ls-files '*.sh' .ci/run)

# What gcc's sanitizers let pass (an address beyond an array that is not read) clang's stop at: the shipped
# content is loaded, proved and its cases run under them too.
check-clang:
	@tests/tools/need.sh desk fuzz
	@$(MAKE) --no-print-directory -s -j2 SAN=1 CC=clang BUILD=build/clang build/clang/daoban
	@build/clang/daoban check
	@build/clang/daoban test

lint:
	@tests/tools/need.sh desk '?paper' test lint
	@CC="$(CC)" tests/tools/lint.sh $(C_FILES) -- $(SCRIPTS)

# ---- measuring, pictures, long runs --------------------------------------------------------------
BENCHES = $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/bench_*.c))
$(BENCHES): $(BUILD)/bench/%: $(BUILD)/tests/bench/%.o $(BUILD)/tests/libshared.a $(BUILD)/libdaoban.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ -lutil $(DESK_LIBS)

bench:
	@tests/tools/need.sh desk '?paper' test '?bench'
	@$(MAKE) --no-print-directory -s all $(BENCHES)
	@for b in $(BENCHES); do LC_ALL=C.UTF-8 BUILD=$(BUILD) $$b || exit 1; done
	@LC_ALL=C.UTF-8 BUILD=$(BUILD) RIVALS=$(RIVALS) tests/bench/rivals.sh
	@size $(BUILD)/daoban | awk 'NR == 2 {printf "size      %.2f MB of program and tables (goal: 2)\n", ($$1 + $$2) / 1e6}'

soak soak-long:
	@tests/tools/need.sh desk test fuzz san z3
	@$(MAKE) --no-print-directory -s -j2 all $(BUILD)/tests/test_two_evaluators $(BUILD)/tests/test_diff_shipped
	@$(MAKE) --no-print-directory -s -j2 SAN=1 build/san/tests/test_monkey build/san/tests/test_z3
	@LONG=$(if $(filter soak-long,$@),1,0) tests/tools/soak.sh $(PART)

# The terminal's picture taker; only `make pictures` needs it.
$(BUILD)/picture: tests/terminal/picture.c $(BUILD)/tests/libterminal.a
	$(CC) -std=c17 $(FEATURES) $(patsubst -I%,-isystem %,$(shell pkg-config --cflags pangocairo)) -O1 \
	   -o $@ $^ -lvterm -lutil $(shell pkg-config --libs pangocairo)

pictures:
	@tests/tools/need.sh desk paper test pict
	@$(MAKE) --no-print-directory -s all $(BUILD)/picture
	@BUILD=$(BUILD) tui/pictures/pictures.sh tui/pictures

# ---- installing ----------------------------------------------------------------------------------
install: all
	install -d $(bindir) $(libexec) $(share)/daoban $(share)/man/man1 $(share)/man/man5 \
	   $(share)/bash-completion/completions
	install -m 755 $(BUILD)/daoban $(bindir)/daoban
	$(if $(strip $(HELPERS)),install -m 755 $(HELPERS) $(libexec))
	for file in $(CONTENT_FILES); do install -D -m 644 $$file $(share)/daoban/$$file || exit 1; done
	for file in $(GUIDES); do install -D -m 644 $$file $(share)/doc/daoban/$$file || exit 1; done
	install -m 644 tui/man/daoban.1 $(share)/man/man1/
	install -m 644 tui/man/daoban-content.5 $(share)/man/man5/
	install -m 644 tui/completion/daoban.bash $(share)/bash-completion/completions/daoban
# The compiled content holds for the files where they lie: under DESTDIR it would be of no use. An empty
# file makes the program's first look at its content write it there.
	$(if $(DESTDIR),,: >$(share)/daoban/content.image && env -i $(bindir)/daoban about >/dev/null || rm -f $(share)/daoban/content.image)

clean:
	rm -rf build

.PHONY: all run test tests check-layers check-clang accept lint bench soak soak-long pictures install clean
.SECONDARY:
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
