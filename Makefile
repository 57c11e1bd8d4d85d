# Dateline. `make` builds into build/; see README.md.

PREFIX ?= /usr/local
PROGRAM_PREFIX ?=
BUILD ?= build
CC ?= cc
CXX ?= c++
PKG_CONFIG ?= pkg-config
# What runs programs that are built for another machine.
RUN ?=

VERSION = 0.1.0
PROGRAMS = extract tokenize entity-tag count concordance fit report
PACKAGES = libutf8proc libpcre2-8 libcjson expat $(ICU) zlib libzstd yaml-0.1
# Dictionaries of Chinese, Japanese, Thai, Lao, Khmer and Burmese. Empty, for where
# there is no library of C++ to link ICU with: their text is cut by the rules of UAX #29
# alone.
ICU = icu-uc

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes
CFLAGS ?= -O3 -g
CXXFLAGS ?= $(CFLAGS)
# What makes errors harder to exploit; scripts/check-hardening proves it. Empty with
# the sanitizers, which look at the same and more.
HARDENING = -fPIE -fstack-protector-strong -fstack-clash-protection \
	-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
HARDENED_LINK = -pie -Wl,-z,relro,-z,now,-z,noexecstack
# What is built does not depend on where.
export HERE = $(CURDIR)
ANYWHERE = -ffile-prefix-map="$$HERE"=.
ALL_CFLAGS = -std=c11 $(WARNINGS) $(HARDENING) $(CFLAGS) $(ANYWHERE) -MMD -MP
ALL_CXXFLAGS = -std=c++11 -Wall -Wextra $(HARDENING) $(CXXFLAGS) $(ANYWHERE) -MMD -MP
# Files, their times and numbers are as large on 32-bit processors.
ALL_CPPFLAGS = -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64 -Icommon -Itools \
	-DDATELINE_DATADIR='"$(PREFIX)/share/dateline"' \
	$(shell $(PKG_CONFIG) --cflags $(PACKAGES)) $(CPPFLAGS) \
	$(if $(CLD2_LIBS),,-DWITHOUT_CLD2) $(if $(ICU),,-DWITHOUT_ICU)
LIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lm $(LDLIBS)

DATA = $(BUILD)/share/dateline/gazetteer.image $(BUILD)/share/dateline/countries.tsv \
	$(BUILD)/share/dateline/topics.tsv $(BUILD)/share/dateline/rules.tsv \
	$(BUILD)/share/dateline/regions.tsv $(BUILD)/share/dateline/groups.tsv \
	$(BUILD)/share/dateline/map.tsv
NAMES = $(patsubst data/%,$(BUILD)/share/dateline/%,$(sort $(wildcard data/names/*.tsv)))
STOPWORDS = $(patsubst data/%,$(BUILD)/share/dateline/%,$(sort $(wildcard data/stopwords/*.txt)))
LANGUAGES = data/languages.tsv
GAZETTEER = $(sort $(wildcard data/gazetteer/*/*.tsv))
# Of dictionaries, later ones override: those by hand the generated ones.
TOPICS = $(sort $(wildcard data/topics/generated/*.tsv)) $(sort $(wildcard data/topics/*.tsv))

COMMON_OBJECTS = $(patsubst %,$(BUILD)/obj/%.o,$(basename $(sort $(wildcard common/*.c common/*.cc))))
LIBRARY = $(BUILD)/libdateline.a
BINARIES = $(PROGRAMS:%=$(BUILD)/bin/%)
SCRIPTS = $(BUILD)/bin/dateline
objects_of = $(patsubst %.c,$(BUILD)/obj/%.o,tools/$(1).c $(sort $(wildcard tools/$(1)/*.c)))

UNITS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/*_test.c)))
BREAK_TEST = $(BUILD)/tests/break_test
FAULTS = $(BUILD)/tests/faults.so $(BUILD)/tests/attempt.so
LANGID_LINES = $(BUILD)/tests/langid_lines
# What is measured with, and our own that is measured in memory. What others link is
# built by the scripts, where its libraries are installed.
BENCH_OF_LIBRARY = $(addprefix $(BUILD)/bench/,names_dateline names_cutting names_forms words_dateline)
BENCH_PLAIN = $(addprefix $(BUILD)/bench/,measure counter growth)
BENCH = $(BENCH_OF_LIBRARY) $(BENCH_PLAIN)

# CLD2 and the C++ runtime, for what identifies languages. Both libraries define
# the tables: the one with the full tables must come first, and stay. Empty, for where
# there is no CLD2, as on big-endian processors: what words do not tell stays unknown.
CLD2_LIBS = -Wl,--push-state,--no-as-needed -lcld2_full -lcld2 -Wl,--pop-state -lstdc++
$(BUILD)/bin/extract $(UNITS) $(LANGID_LINES): LIBS += $(CLD2_LIBS)

# Snowball's stemmers, for which Debian has no pkg-config file.
$(BUILD)/bin/count $(UNITS) $(BUILD)/fuzz/part $(BUILD)/fuzz/options: LIBS += -lstemmer

# What bash, zsh and fish complete, each made from a program's --help.
COMPLETED = $(PROGRAMS) $(notdir $(SCRIPTS))
BASH_COMPLETIONS = $(BUILD)/share/bash-completion/completions
ZSH_COMPLETIONS = $(BUILD)/share/zsh/site-functions
FISH_COMPLETIONS = $(BUILD)/share/fish/vendor_completions.d
COMPLETIONS = $(COMPLETED:%=$(BASH_COMPLETIONS)/$(PROGRAM_PREFIX)%) \
	$(COMPLETED:%=$(ZSH_COMPLETIONS)/_$(PROGRAM_PREFIX)%) \
	$(COMPLETED:%=$(FISH_COMPLETIONS)/$(PROGRAM_PREFIX)%.fish)

all: $(BINARIES) $(SCRIPTS) $(DATA) $(NAMES) $(STOPWORDS) $(COMPLETIONS)

# ---- programs ----

$(LIBRARY): $(COMMON_OBJECTS)
	$(RM) $@
	$(AR) rcsD $@ $^

define program_rule
$(BUILD)/bin/$(1): $(call objects_of,$(1)) $(LIBRARY)
	@mkdir -p $$(@D)
	$(CC) $(CFLAGS) $(HARDENED_LINK) $(LDFLAGS) -o $$@ $$^ $$(LIBS)
endef
$(foreach program,$(PROGRAMS),$(eval $(call program_rule,$(program))))

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/obj/%.o: %.cc
	@mkdir -p $(@D)
	$(CXX) $(ALL_CPPFLAGS) $(ALL_CXXFLAGS) -c -o $@ $<

$(BUILD)/bin/%: scripts/%
	@mkdir -p $(@D)
	cp $< $@

# ---- data ----

$(BUILD)/share/dateline/gazetteer.image: $(BUILD)/bin/entity-tag $(LANGUAGES) $(GAZETTEER) $(TOPICS)
	@mkdir -p $(@D)
	$(RUN) $(BUILD)/bin/entity-tag --no-builtin --languages $(LANGUAGES) -g data/gazetteer \
		-T data/topics --compile $@

$(BUILD)/share/dateline/%.tsv: data/%.tsv
	@mkdir -p $(@D)
	cp $< $@

$(BUILD)/share/dateline/%.txt: data/%.txt
	@mkdir -p $(@D)
	cp $< $@

# ---- completions ----

define completion_rule
$(2): $(BUILD)/bin/% scripts/completions
	@mkdir -p $$(@D)
	$$(if $$(filter $$(PROGRAMS),$$*),$$(RUN)) $$< --help | scripts/completions shell=$(1) name=$(PROGRAM_PREFIX)$$* > $$@.new
	mv $$@.new $$@
endef
$(eval $(call completion_rule,bash,$(BASH_COMPLETIONS)/$(PROGRAM_PREFIX)%))
$(eval $(call completion_rule,zsh,$(ZSH_COMPLETIONS)/_$(PROGRAM_PREFIX)%))
$(eval $(call completion_rule,fish,$(FISH_COMPLETIONS)/$(PROGRAM_PREFIX)%.fish))

# ---- tests ----

# NAME_test links the library and, if there is a tools/PROGRAM/NAME.h, the
# modules beside it.
modules_for = $(patsubst %.c,$(BUILD)/obj/%.o,\
	$(wildcard $(addsuffix *.c,$(dir $(wildcard tools/*/$(1:_test=).h)))))

.SECONDEXPANSION:
$(BUILD)/tests/%: $(BUILD)/obj/tests/unit/%.o $$(call modules_for,$$*) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(shell $(PKG_CONFIG) --libs cmocka)

$(BREAK_TEST): $(BUILD)/obj/tests/conformance/break_test.o $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LANGID_LINES): $(BUILD)/obj/tests/languages/langid_lines.o $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# What is measured with takes no more memory than it must.
$(BENCH_PLAIN): LIBS = -lm
$(BENCH_OF_LIBRARY): $(LIBRARY)
$(BUILD)/bench/names_dateline $(BUILD)/bench/names_cutting: $(BUILD)/obj/tests/bench/names.o
$(BUILD)/bench/words_dateline: $(BUILD)/obj/tests/bench/words.o
$(filter-out %/names_forms,$(BENCH_OF_LIBRARY)): $(BUILD)/obj/tests/bench/texts.o
$(BENCH): $(BUILD)/bench/%: $(BUILD)/obj/tests/bench/%.o
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS)

bench-programs: $(BENCH)

# To be preloaded: what makes calls of the system fail, or tries forbidden ones.
$(FAULTS): $(BUILD)/tests/%.so: tests/faults/%.c
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARNINGS) -O1 -shared -fPIC -o $@ $< -ldl

# Accuracy and cost of language identification: make languages EVAL=DIRECTORY
languages: $(LANGID_LINES)
	scripts/score-languages $(LANGID_LINES)

# Countries found in labelled sets, beside goals and peers: make eval EVAL=DIRECTORY
eval: all
	scripts/eval $(BUILD)

# Topics, the same: make eval-topics EVAL=DIRECTORY
eval-topics: all
	scripts/eval --topics $(BUILD)

check: all $(UNITS) $(BREAK_TEST) $(LANGID_LINES) $(FAULTS) bench-programs
	tests/run $(BUILD)

# The same tests with AddressSanitizer and UndefinedBehaviorSanitizer.
asan:
	$(MAKE) BUILD=$(BUILD)/asan HARDENING= HARDENED_LINK= \
		CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer" \
		check

# ---- fuzzing ----

# A harness for each parser: tests/fuzz/NAME_fuzz.c, seeds in tests/fuzz/seeds/NAME.
# make fuzz TIME=600 gives each so many seconds; make fuzz-check replays the seeds
# and runs each for a short while. clang, in a build directory of its own. The empty
# span is NULL and 0 bytes, where NULL + 0 is meant to be NULL, as in C++.
FUZZERS = $(patsubst tests/fuzz/%_fuzz.c,$(BUILD)/fuzz/%,$(sort $(wildcard tests/fuzz/*_fuzz.c)))
FUZZ_FLAGS = -O1 -g -fsanitize=address,undefined -fno-sanitize=pointer-overflow \
	-fno-sanitize-recover=all -fno-omit-frame-pointer
FUZZED = extract tokenize entity-tag count
TIME ?= 60

define fuzz_library
$(BUILD)/fuzz/lib$(1).a: $(filter-out %/tools/$(1).o,$(call objects_of,$(1)))
	@mkdir -p $$(@D)
	$(AR) rcs $$@ $$^
endef
$(foreach program,$(FUZZED),$(eval $(call fuzz_library,$(program))))

$(FUZZERS): $(BUILD)/fuzz/%: $(BUILD)/obj/tests/fuzz/%_fuzz.o $(FUZZED:%=$(BUILD)/fuzz/lib%.a) $(LIBRARY)
	$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LIBS) $(CLD2_LIBS)

fuzzers: $(FUZZERS)

build-fuzzers:
	$(MAKE) BUILD=$(BUILD)/fuzzing CC=clang CXX=clang++ HARDENING= HARDENED_LINK= \
		CFLAGS="$(FUZZ_FLAGS) -fsanitize=fuzzer-no-link" fuzzers

fuzz: build-fuzzers
	scripts/fuzz run $(BUILD)/fuzzing/fuzz $(TIME)

fuzz-check: build-fuzzers
	scripts/fuzz check $(BUILD)/fuzzing/fuzz

# ---- the rest ----

# Speed and memory of extract, against what else there is.
bench-extract: all bench-programs
	scripts/bench-extract $(BUILD)

# Speed of tokenize and of its segmenter, the same.
bench-tokenize: all bench-programs
	scripts/bench-tokenize $(BUILD)

# Speed of entity-tag and of its matcher, the same.
bench-entity-tag: all bench-programs
	scripts/bench-entity-tag $(BUILD)

# Speed and memory of count, the same.
bench-count: all bench-programs
	scripts/bench-count $(BUILD)

# How time and memory of count grow with the corpus, up to 10 GB.
bench-growth: all bench-programs
	scripts/bench-growth $(BUILD)

# Speed and memory of the whole pipe, against what else one could take.
bench: all bench-programs
	scripts/bench $(BUILD)

# Programs that need nothing of the machine they run on, and an archive to ship.
STATIC = $(BUILD)/static
static:
	scripts/static-libraries $(STATIC)/lib
	$(MAKE) BUILD=$(STATIC) PKG_CONFIG="$(PKG_CONFIG) --static" \
		LDFLAGS="-static -s -L$(STATIC)/lib $(LDFLAGS)" LDLIBS="-liconv -lstdc++ $(LDLIBS)" \
		CLD2_LIBS='-lcld2_full -lstdc++' all
	mkdir -p $(STATIC)/share/doc/dateline
	cp LICENSE NOTICE $(STATIC)/lib/copyright/* $(STATIC)/share/doc/dateline
	tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
		-C $(STATIC) -cf - bin share | gzip -n > $(STATIC)/dateline.tar.gz

# The Debian packages need fakeroot, dpkg-dev and debhelper.
deb:
	dpkg-buildpackage -us -uc -b

MANUALS = $(sort $(wildcard man/*.[157]))
# Where each file goes, below PREFIX: source:place:mode.
DATA_PLACES = $(foreach f,$(DATA) $(NAMES) $(STOPWORDS),$(f):$(f:$(BUILD)/%=%):644)
MANUAL_PLACES = $(foreach m,$(MANUALS),$(m):share/man/man$(subst .,,$(suffix $(m)))/$(if \
	$(filter %.1,$(m)),$(PROGRAM_PREFIX))$(notdir $(m)):644)
COMPLETION_PLACES = $(foreach c,$(COMPLETIONS),$(c):$(c:$(BUILD)/%=%):644)
PROGRAM_PLACES = $(foreach p,$(COMPLETED),$(BUILD)/bin/$(p):bin/$(PROGRAM_PREFIX)$(p):755)
PLACES = $(PROGRAM_PLACES) $(DATA_PLACES) $(MANUAL_PLACES) $(COMPLETION_PLACES) \
	scripts/spark/dateline_spark.py:share/dateline/dateline_spark.py:644 \
	LICENSE:share/doc/dateline/LICENSE:644 NOTICE:share/doc/dateline/NOTICE:644

# Exported, so that there may be spaces in it.
install uninstall: export TARGET = $(DESTDIR)$(PREFIX)

install: all
	set -e; for place in $(PLACES); do \
		source=$${place%%:*}; mode=$${place##*:}; \
		to=$${place#*:}; to=$$TARGET/$${to%:*}; \
		install -d "$${to%/*}"; install -m $$mode $$source "$$to"; \
	done

uninstall:
	for place in $(PLACES); do \
		to=$${place#*:}; rm -f "$$TARGET/$${to%:*}"; \
	done
	rm -rf "$$TARGET/share/dateline" "$$TARGET/share/doc/dateline"

clean:
	rm -rf $(BUILD)

dist:
	git archive --format=tar.gz --prefix=dateline-$(VERSION)/ \
		-o dateline-$(VERSION).tar.gz HEAD

# Regenerates the tables: Unicode from Debian's unicode-data, HTML's character
# references, what ends sentences, codes of languages and words of dates from npm,
# encodings from Python's index. To go to a newer Unicode, install its unicode-data and
# make both unicode and sentences.
unicode:
	scripts/generate-unicode > common/unicode_tables.c.new
	mv common/unicode_tables.c.new common/unicode_tables.c

sentences:
	scripts/generate-sentences > common/sentence_data.c.new
	mv common/sentence_data.c.new common/sentence_data.c

entities:
	scripts/generate-entities > common/html_entities.c.new
	mv common/html_entities.c.new common/html_entities.c

encodings:
	scripts/generate-encodings > common/encoding_labels.c.new
	mv common/encoding_labels.c.new common/encoding_labels.c

language-codes:
	scripts/generate-language-codes > common/lang_codes.c.new
	mv common/lang_codes.c.new common/lang_codes.c

date-words:
	scripts/generate-date-words > common/date_words.c.new
	mv common/date_words.c.new common/date_words.c

.PHONY: all check asan bench bench-programs static deb fuzzers build-fuzzers fuzz fuzz-check bench-extract bench-tokenize bench-entity-tag bench-count bench-growth languages eval eval-topics install uninstall clean dist unicode sentences entities encodings language-codes date-words
.SECONDARY:

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
