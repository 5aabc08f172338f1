#compdef stackwright
# Completion of stackwright for zsh: eval "$(stackwright completion zsh)" after compinit, or this as _stackwright in $fpath

_stackwright() {
  local line value
  local -a candidates
  while IFS= read -r line; do
    case $line in
      :*)
        [[ $words[CURRENT] == --*=* ]] && compset -P '*='
        case $line in
          :folder) _files -/ ;;
          :file) _files ;;
          :description) _files -g '*.(yaml|yml|json)' ;;
        esac
        ;;
      *)
        value=${line%%$'\t'*}
        candidates+=("${value//:/\\:}:${line#*$'\t'}")
        ;;
    esac
  done < <(stackwright complete "${(@)words[2,CURRENT]}" 2>/dev/null)
  (( $#candidates )) && _describe stackwright candidates
}

if [[ $funcstack[1] == _stackwright ]]; then
  _stackwright "$@"
else
  compdef _stackwright stackwright
fi
