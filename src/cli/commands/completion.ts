/**
 * `cafe completion`: the scripts for the shells. They know no command and no name: at each Tab they ask `cafe __complete`
 * (complete.ts), and put in what it answers as text that their shell does not run.
 */
import type { CommandIo, ExitCode } from "../io.ts";
import type { CompletionShell } from "../options.ts";

/** Prints the script for a shell. */
export function runCompletion(shell: CompletionShell, io: Pick<CommandIo, "out">): ExitCode {
  io.out(SCRIPTS[shell]);
  return 0;
}

/** For bash 3.2, too, which has no compopt: there, file names follow where nothing else is known. */
const BASH = `# cafe for bash: source it from ~/.bashrc, e.g. source <(cafe completion bash)
_cafe() {
  local line kind=
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("$line"); fi
  done < <(cafe __complete bash "\${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null </dev/null)
  [[ $kind == files ]] || compopt +o bashdefault +o default 2>/dev/null
  return 0
}
complete -o bashdefault -o default -F _cafe cafe
`;

const ZSH = `#compdef cafe
# cafe for zsh: source it from ~/.zshrc, e.g. source <(cafe completion zsh)
_cafe() {
  local line kind= name
  local -a names about shown
  local -i width=0 at
  while IFS= read -r line; do
    if [[ -z $kind ]]; then kind=$line; continue; fi
    name=\${line%%$'\\t'*}
    names+=("$name")
    about+=("\${\${line#$name}#$'\\t'}")
    (( $#name > width )) && width=$#name
  done < <(cafe __complete zsh "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null </dev/null)
  for ((at = 1; at <= $#names; at++)); do
    shown+=("\${(r:width:)names[at]}  $about[at]")
  done
  (( $#names )) && compadd -l -V cafe -d shown -a names
  [[ $kind == files ]] || return 0
  compset -P '--*='
  _files
}
if [[ $funcstack[1] == _cafe ]]; then
  _cafe "$@"
else
  (( $+functions[compdef] )) || { autoload -U compinit && compinit }
  compdef _cafe cafe
fi
`;

const FISH = `# cafe for fish: cafe completion fish > ~/.config/fish/completions/cafe.fish
function __cafe_complete
    set -l words (commandline -opc)
    set -l token (commandline -ct)
    set -l answer (cafe __complete fish $words[2..] "$token" 2>/dev/null </dev/null)
    test (count $answer) -gt 1; and printf '%s\\n' $answer[2..]
    if test "$answer[1]" = files
        set -l option (string match -r -- '^--[a-z-]+=' "$token")
        for path in (__fish_complete_path (string replace -r -- '^--[a-z-]+=' '' "$token"))
            printf '%s%s\\n' "$option" $path
        end
    end
end
complete -c cafe -f -a '(__cafe_complete)'
`;

const SCRIPTS = { bash: BASH, zsh: ZSH, fish: FISH } as const;
