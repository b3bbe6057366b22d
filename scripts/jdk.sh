# Sourced by ./run and ./test: sets JAVA_HOME to a JDK of at least the version below, wherever it is installed.
required_java=25

java_version() { # prints the major version of the JDK in a folder, nothing if there is none
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 0
  "$1/bin/java" -version 2>&1 | sed -n 's/^[^"]*version "\([0-9]*\).*/\1/p' | head -n 1
}

find_jdk() {
  local home on_path
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
  for home in "${JAVA_HOME:-}" "${on_path:+${on_path%/bin/javac}}" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && [ "$(java_version "$home" || true)" -ge "$required_java" ] 2>/dev/null; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

if ! JAVA_HOME=$(find_jdk); then
  echo "A JDK $required_java or later is needed. Install one (for example Eclipse Temurin) or set JAVA_HOME to it." >&2
  exit 1
fi
export JAVA_HOME

require_maven() {
  if ! command -v mvn >/dev/null 2>&1; then
    echo "Maven is needed to build (mvn is not on the PATH)." >&2
    exit 1
  fi
}
