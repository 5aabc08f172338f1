# Completion of stackwright for bash: eval "$(stackwright completion bash)"

_stackwright_paths() {
  case $1 in
    :folder) compgen -d -- "$2" ;;
    :file) compgen -f -- "$2" ;;
    :description)
      compgen -d -- "$2"
      compgen -f -X '!*.yaml' -- "$2"
      compgen -f -X '!*.yml' -- "$2"
      compgen -f -X '!*.json' -- "$2"
      ;;
  esac
}

_stackwright() {
  local word=${COMP_WORDS[COMP_CWORD]} value path
  COMPREPLY=()
  # bash splits --flag=value into three words.
  [ "$word" = = ] && word=
  while IFS=$'\t' read -r value _; do
    case $value in
      :*)
        compopt -o filenames 2>/dev/null
        while IFS= read -r path; do COMPREPLY+=("$path"); done < <(_stackwright_paths "$value" "$word")
        ;;
      *) COMPREPLY+=("$value") ;;
    esac
  done < <(stackwright complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}

complete -F _stackwright stackwright
