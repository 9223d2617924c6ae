@echo off
rem Runs a lesson: jbang lessons\Reinforce.java [arguments]
rem
rem JBang (https://www.jbang.dev) compiles and starts single Java files. This script finds it or,
rem once, fetches it: a fresh clone needs nothing but a JDK 17+ and Maven. In this order:
rem
rem   1. a JBang that is installed already, unless it is older than the version below: on the PATH
rem      or in .jbang\bin of the user's folder;
rem   2. JBang's jars from Maven Central, put into .jbang\lib by Maven (seconds, once; later runs
rem      need neither Maven nor the network);
rem   3. without Maven, or if it fails: JBang's zip from its releases on GitHub.
rem
rem What is downloaded is used only if its SHA-256 is the one below. "jbang version" says which JBang
rem is used.
rem
rem Why Maven comes first, what JBANG_DIR, JAVA_HOME and JBANG_JAVA_OPTIONS do: see the file jbang,
rem which does the same on Linux and macOS and also keeps what JBang answered. The POM for Maven is at
rem the end of this file.
rem
rem No delayed expansion: it would eat the exclamation marks in arguments and paths. So no variable
rem is set and read within one pair of brackets; goto does what brackets cannot.
setlocal EnableExtensions DisableDelayedExpansion

set "JBL_VERSION=0.132.1"
rem Of JBang's zip, and of all jars from Maven, one after the other.
set "JBL_ZIP_SUM=93baab61cd5805f4fc9496527b2842af9ae45a5281e67b50d185ca76ec4fe85c"
set "JBL_JARS_SUM=2593fdce16080eee85f78bc3517a807196189f188d3091851213dc7f79b31e25"
set "JBL_HOME=%USERPROFILE%\.jbang"
if defined JBANG_DIR set "JBL_HOME=%JBANG_DIR%"
set "JBL_LIB=%JBL_HOME%\lib\jbang-cli-%JBL_VERSION%"

rem 1. The jbang on the PATH may be this file or another clone's copy of it: don't go round forever.
set "JBL_JBANG="
if "%JBANG_LAUNCHER_DEPTH%"=="4" goto find_java
set /a JBANG_LAUNCHER_DEPTH+=1
for /f "delims=" %%J in ('where jbang 2^>nul') do for %%X in (.cmd .bat .exe) do if /i "%%~xJ"=="%%X" if /i not "%%~fJ"=="%~f0" call :consider "%%~fJ"
if exist "%JBL_HOME%\bin\jbang.cmd" call :consider "%JBL_HOME%\bin\jbang.cmd"
if not defined JBL_JBANG goto find_java
for %%A in (version --version -V) do if "%~1"=="%%A" >&2 echo jbang: uses "%JBL_JBANG%"
rem Without call, which would change carets and percent signs in the arguments: a .cmd takes over here.
"%JBL_JBANG%" %*
exit /b %ERRORLEVEL%

rem Takes an installed JBang unless it is older than the pinned one. Asking it for its version takes a
rem second, so the answer, as one number, is kept until its files change.
:consider
if defined JBL_JBANG exit /b 0
call :number %JBL_VERSION%
set "JBL_PINNED=%JBL_NUMBER%"
set "JBL_KEY=%~1 %~t1 %~z1"
for %%F in ("%~dp1jbang.jar") do set "JBL_KEY=%~1 %~t1 %~z1 %%~tF %%~zF"
set "JBL_NUMBER="
set "JBL_KEPT=%JBL_HOME%\cache\installed.txt"
if exist "%JBL_KEPT%" for /f "usebackq tokens=1*" %%A in ("%JBL_KEPT%") do if "%%~B"=="%JBL_KEY%" set "JBL_NUMBER=%%A"
if defined JBL_NUMBER goto compare
for /f "delims=" %%V in ('^""%~1" version ^<nul 2^>nul^"') do call :number %%V
if not defined JBL_NUMBER set "JBL_NUMBER=0"
md "%JBL_HOME%\cache" 2>nul
>"%JBL_KEPT%" echo %JBL_NUMBER% "%JBL_KEY%"
:compare
if %JBL_NUMBER% geq %JBL_PINNED% set "JBL_JBANG=%~1"
exit /b 0

rem 1002003 for 1.2.3, and 0 for what is no version.
:number
set "JBL_NUMBER=0"
for /f "tokens=1-3 delims=.-+ " %%A in ("%~1") do set /a "JBL_NUMBER=%%A*1000000+%%B*1000+%%C" 2>nul
exit /b 0

:find_java
set "JBL_JAVAC="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\javac.exe" set "JBL_JAVAC=%JAVA_HOME%\bin\javac.exe"
if defined JBL_JAVAC goto java_version
rem A JRE or a stale folder in JAVA_HOME would mislead Maven, too.
set "JAVA_HOME="
for /f "delims=" %%J in ('where javac 2^>nul') do if not defined JBL_JAVAC set "JBL_JAVAC=%%~fJ"
if defined JBL_JAVAC goto java_version
set "JBL_FOUND=no Java"
where java >nul 2>nul && set "JBL_FOUND=only a Java runtime without javac"
>&2 echo jbang: needs a JDK 17 or later, found %JBL_FOUND%. Install a JDK or set JAVA_HOME to one.
exit /b 1

:java_version
for %%J in ("%JBL_JAVAC%") do set "JBL_BIN=%%~dpJ"
set "JBL_JAVA=%JBL_BIN%java.exe"
if not exist "%JBL_JAVA%" set "JBL_JAVA=java.exe"
rem Asking javac takes time; only behind a version manager's shim is there no release file.
set "JBL_FOUND="
if exist "%JBL_BIN%..\release" for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%JBL_BIN%..\release"') do set "JBL_FOUND=%%~V"
if not defined JBL_FOUND for /f "tokens=1,2" %%V in ('^""%JBL_JAVAC%" -version 2^>^&1^"') do if "%%V"=="javac" set "JBL_FOUND=%%W"
if "%JBL_FOUND:~0,2%"=="1." set "JBL_FOUND=%JBL_FOUND:~2%"
set "JBL_MAJOR=0"
for /f "delims=.-+_" %%V in ("%JBL_FOUND%") do set "JBL_MAJOR=%%V"
if %JBL_MAJOR% geq 17 goto java_found
>&2 echo jbang: needs a JDK 17 or later, found version %JBL_MAJOR% ("%JBL_JAVAC%"). Set JAVA_HOME to a newer one.
exit /b 1

:java_found
if exist "%JBL_LIB%\" goto run
rem 2. Filled aside and moved in one step: an interrupted set-up leaves nothing that looks complete.
rem %RANDOM% is the same in two scripts started in the same second; only one of them can make the folder.
:make_tmp
set "JBL_TMP=%JBL_LIB%.%RANDOM%"
md "%JBL_TMP%" 2>nul || if exist "%JBL_TMP%\" goto make_tmp
if not exist "%JBL_TMP%\" goto read_only
>&2 echo Setting up JBang %JBL_VERSION% in "%JBL_LIB%" (once) ...
where mvn >nul 2>nul || goto zip
findstr /b "<" "%~f0" >"%JBL_TMP%\pom.xml"
pushd "%JBL_TMP%"
call mvn -B -q "-Djbang=%JBL_VERSION%" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies "-DincludeScope=runtime" "-DoutputDirectory=." <nul >maven.log 2>&1
set "JBL_STATUS=%ERRORLEVEL%"
if "%JBL_STATUS%"=="0" powershell -NoProfile -ExecutionPolicy Bypass -NonInteractive -Command "$jars = [IO.Directory]::GetFiles('.', '*.jar'); [Array]::Sort($jars, [StringComparer]::Ordinal); $sha = [Security.Cryptography.SHA256]::Create(); foreach ($jar in $jars) { $bytes = [IO.File]::ReadAllBytes($jar); [void]$sha.TransformBlock($bytes, 0, $bytes.Length, $null, 0) }; [void]$sha.TransformFinalBlock((New-Object byte[] 0), 0, 0); $sum = [BitConverter]::ToString($sha.Hash).Replace('-', '').ToLower(); if ($sum -ne '%JBL_JARS_SUM%') { '[ERROR] The SHA-256 of the jars from Maven is ' + $sum + ' instead of %JBL_JARS_SUM%.'; exit 1 }" <nul >>maven.log 2>&1
if not "%ERRORLEVEL%"=="0" set "JBL_STATUS=1"
popd
if not "%JBL_STATUS%"=="0" goto zip
:move
rem Five attempts: a virus scanner may be holding the new jars for a moment.
for /l %%N in (1,1,5) do if not exist "%JBL_LIB%\" move "%JBL_TMP%" "%JBL_LIB%" >nul 2>nul || ping -n 2 127.0.0.1 >nul
rem If another first run was faster by a hair, move has put the folder inside.
for %%J in ("%JBL_TMP%") do rd /s /q "%JBL_LIB%\%%~nxJ" 2>nul
rd /s /q "%JBL_TMP%" 2>nul
if exist "%JBL_LIB%\" goto run
:read_only
>&2 echo jbang: cannot write to "%JBL_HOME%". Make it writable or set JBANG_DIR to a folder that is.
exit /b 1

rem 3. Nothing of the zip is unpacked before its SHA-256 is found to be right.
:zip
pushd "%JBL_TMP%"
del /q *.jar 2>nul
powershell -NoProfile -ExecutionPolicy Bypass -NonInteractive -Command "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; [Net.ServicePointManager]::SecurityProtocol = 'Tls12'; Invoke-WebRequest -UseBasicParsing -OutFile jbang.zip 'https://github.com/jbangdev/jbang/releases/download/v%JBL_VERSION%/jbang-%JBL_VERSION%.zip'; $sum = (Get-FileHash -Algorithm SHA256 jbang.zip).Hash.ToLower(); if ($sum -ne '%JBL_ZIP_SUM%') { 'The SHA-256 of the zip is ' + $sum + ' instead of %JBL_ZIP_SUM%.'; exit 1 }; Expand-Archive jbang.zip .; Move-Item 'jbang-%JBL_VERSION%\bin\jbang.jar' .; Remove-Item -Recurse jbang.zip, 'jbang-%JBL_VERSION%'" <nul >zip.log 2>&1
set "JBL_STATUS=%ERRORLEVEL%"
popd
if "%JBL_STATUS%"=="0" goto move
:failed
>&2 echo jbang: could not download JBang %JBL_VERSION%. Is there a network, and does it pass files on as they are? The first error:
for /f "delims=" %%E in ('findstr /c:"[ERROR] " "%JBL_TMP%\maven.log" 2^>nul ^& type "%JBL_TMP%\zip.log"') do >&2 echo     %%E& goto cleanup
:cleanup
rd /s /q "%JBL_TMP%" 2>nul
exit /b 1

rem From here on like JBang's own start script. No look for newer versions: this one is pinned.
:run
for %%A in (version --version -V) do if "%~1"=="%%A" >&2 echo jbang: JBang %JBL_VERSION% in "%JBL_LIB%"
if not defined JBANG_NO_VERSION_CHECK set "JBANG_NO_VERSION_CHECK=true"
set "JBANG_RUNTIME_SHELL=cmd"
set "JBANG_LAUNCH_CMD=%~f0"
set "JBANG_STDIN_NOTTY=true"
"%SystemRoot%\System32\timeout.exe" /t 0 >nul 2>nul && set "JBANG_STDIN_NOTTY=false"
:make_out
set "JBL_OUT=%TEMP%\jbang-%RANDOM%"
md "%JBL_OUT%" 2>nul || if exist "%JBL_OUT%\" goto make_out
rem JBang compiles what is new and prints the command that starts the lesson; status 255 says so.
>"%JBL_OUT%\command" "%JBL_JAVA%" -XX:TieredStopAtLevel=1 -Xlog:disable -Xlog:all=warning:stderr %JBANG_JAVA_OPTIONS% -cp "%JBL_LIB%\*" dev.jbang.Main %*
set "JBL_STATUS=%ERRORLEVEL%"
set "JBL_COMMAND="
if "%JBL_STATUS%"=="255" for /f "usebackq delims=" %%C in ("%JBL_OUT%\command") do if not defined JBL_COMMAND set "JBL_COMMAND=%%C"
if not defined JBL_COMMAND type "%JBL_OUT%\command"
rd /s /q "%JBL_OUT%"
if not defined JBL_COMMAND exit /b %JBL_STATUS%
rem JBang has quoted it for cmd: it has to stand here bare.
%JBL_COMMAND%
exit /b %ERRORLEVEL%

The pins are what JBang is released with; without them Maven picks older versions, and with its
gson every JBang catalog reads as empty. Maven gets the lines that begin with an angle bracket.
<project><modelVersion>4.0.0</modelVersion><packaging>pom</packaging>
<groupId>launcher</groupId><artifactId>jbang</artifactId><version>1</version><dependencies>
<dependency><groupId>dev.jbang</groupId><artifactId>jbang-cli</artifactId><version>${jbang}</version></dependency>
<dependency><groupId>com.google.code.gson</groupId><artifactId>gson</artifactId><version>2.13.1</version></dependency>
<dependency><groupId>org.ow2.asm</groupId><artifactId>asm</artifactId><version>9.8</version></dependency>
<dependency><groupId>org.apache.commons</groupId><artifactId>commons-lang3</artifactId><version>3.16.0</version></dependency>
<dependency><groupId>commons-codec</groupId><artifactId>commons-codec</artifactId><version>1.18.0</version></dependency>
</dependencies></project>
