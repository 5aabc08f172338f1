# Completion of stackwright for fish: stackwright completion fish | source

function __stackwright_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    for line in (stackwright complete $before[2..-1] "$current" 2>/dev/null)
        switch $line
            case :folder
                __fish_complete_directories "$current"
            case :file
                __fish_complete_path "$current"
            case :description
                __fish_complete_path "$current" | string match -r '^[^\t]*(?:/|\.ya?ml|\.json)(?:\t.*)?$'
            case '*'
                echo $line
        end
    end
end

complete -c stackwright -f -a '(__stackwright_complete)'
