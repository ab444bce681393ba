# Sourced by the scripts in bin. Sets: java (the command), version ("17.0.15"), major (17). Ends the script if there is none to use.

if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
else
  java=$(command -v java) || java=
fi
if [ -z "$java" ] || [ ! -x "$java" ]; then
  echo "mittari: no Java found${JAVA_HOME:+ in JAVA_HOME=$JAVA_HOME}; Java 17 or later is needed" >&2
  exit 1
fi

# The release file says the version without the cost of starting a JVM.
release=$(dirname -- "$(readlink -f -- "$java")")/../release
version=
if [ -r "$release" ]; then
  version=$(sed -n 's/^JAVA_VERSION="\(.*\)".*$/\1/p' "$release")
fi
if [ -z "$version" ]; then
  version=$("$java" -version 2>&1 | sed -n 's/^.* version "\([^"]*\)".*$/\1/p' | head -n 1)
fi
major=${version%%[!0-9]*}
if [ "${major:-0}" -lt 17 ]; then
  echo "mittari: $java is Java ${version:-of an unknown version}; Java 17 or later is needed" >&2
  exit 1
fi

# Without a locale, as under cron, a JVM could not open a file whose name is not ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
  C | POSIX) export LC_ALL=C.UTF-8 ;;
esac
